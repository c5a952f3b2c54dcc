-- region:people
CREATE TABLE departments (
    id   int PRIMARY KEY,
    name text NOT NULL UNIQUE
);

CREATE TABLE employees (
    id            int PRIMARY KEY,
    name          text NOT NULL,
    department_id int REFERENCES departments, -- the director has none
    manager_id    int REFERENCES employees,
    salary        int NOT NULL CHECK (salary > 0)
);
-- endregion

-- region:shop
CREATE TABLE customers (
    id   int PRIMARY KEY,
    name text NOT NULL,
    city text -- not everybody has told it
);

CREATE TABLE products (
    id       int PRIMARY KEY,
    name     text NOT NULL UNIQUE,
    category text NOT NULL,
    price    int NOT NULL CHECK (price > 0)
);

CREATE TABLE orders (
    id          int PRIMARY KEY,
    customer_id int NOT NULL REFERENCES customers,
    status      text NOT NULL
                CHECK (status IN ('new', 'paid', 'cancelled')),
    placed_on   date NOT NULL
);

CREATE TABLE items (
    order_id   int REFERENCES orders,
    product_id int REFERENCES products,
    quantity   int NOT NULL CHECK (quantity > 0),
    price      int NOT NULL, -- on that day
    PRIMARY KEY (order_id, product_id)
);

CREATE TABLE payments (
    id       int PRIMARY KEY,
    order_id int NOT NULL REFERENCES orders,
    amount   int NOT NULL, -- below zero: a refund
    paid_at  timestamp NOT NULL -- UTC
);

CREATE TABLE visits (
    customer_id int REFERENCES customers,
    day         date,
    PRIMARY KEY (customer_id, day)
);

CREATE TABLE leads ( -- out of a spreadsheet, without a key
    email text NOT NULL,
    added date NOT NULL
);
-- endregion
