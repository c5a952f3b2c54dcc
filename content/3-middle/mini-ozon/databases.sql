-- A service is a role, and a role opens one database: its own. The
-- passwords are for this machine only.

CREATE ROLE catalog LOGIN PASSWORD 'catalog';
CREATE DATABASE catalog OWNER catalog TEMPLATE template0;
REVOKE CONNECT ON DATABASE catalog FROM PUBLIC;

CREATE ROLE carts LOGIN PASSWORD 'carts';
CREATE DATABASE carts OWNER carts TEMPLATE template0;
REVOKE CONNECT ON DATABASE carts FROM PUBLIC;

CREATE ROLE orders LOGIN PASSWORD 'orders';
CREATE DATABASE orders OWNER orders TEMPLATE template0;
REVOKE CONNECT ON DATABASE orders FROM PUBLIC;

-- region:walls
CREATE ROLE payments LOGIN PASSWORD 'payments';
CREATE DATABASE payments OWNER payments TEMPLATE template0;
REVOKE CONNECT ON DATABASE payments FROM PUBLIC;
-- endregion

CREATE ROLE delivery LOGIN PASSWORD 'delivery';
CREATE DATABASE delivery OWNER delivery TEMPLATE template0;
REVOKE CONNECT ON DATABASE delivery FROM PUBLIC;

CREATE ROLE notifications LOGIN PASSWORD 'notifications';
CREATE DATABASE notifications OWNER notifications TEMPLATE template0;
REVOKE CONNECT ON DATABASE notifications FROM PUBLIC;
