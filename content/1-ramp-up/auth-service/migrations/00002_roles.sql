-- +goose Up
CREATE TABLE roles (
    name text PRIMARY KEY CHECK (name ~ '^[a-z]{1,32}$')
);

CREATE TABLE role_permissions (
    role       text NOT NULL REFERENCES roles,
    permission text NOT NULL CHECK (permission IN
               ('users:read', 'sessions:close', 'roles:write')),
    PRIMARY KEY (role, permission)
);

CREATE TABLE user_roles (
    user_id    uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    role       text NOT NULL REFERENCES roles,
    granted_by uuid REFERENCES users ON DELETE SET NULL,
    granted_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, role)
);

CREATE INDEX user_roles_role ON user_roles (role);
CREATE INDEX user_roles_granted_by ON user_roles (granted_by);

-- what a manager may do the shop decides, not this service
INSERT INTO roles VALUES ('admin'), ('support'), ('manager');
INSERT INTO role_permissions VALUES
    ('admin', 'users:read'), ('admin', 'sessions:close'),
    ('admin', 'roles:write'),
    ('support', 'users:read'), ('support', 'sessions:close');

-- region:last-admin
-- +goose StatementBegin
CREATE FUNCTION keep_an_admin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- one after another; unlike FOR UPDATE, a write stops
    -- REPEATABLE READ, too, from judging by an old snapshot
    UPDATE roles SET name = name WHERE name = 'admin';
    IF NOT EXISTS (SELECT FROM user_roles WHERE role = 'admin') THEN
        RAISE EXCEPTION 'the last admin stays'
            USING ERRCODE = 'check_violation',
                  CONSTRAINT = 'user_roles_last_admin';
    END IF;
    RETURN NULL;
END
$$;
-- +goose StatementEnd

CREATE TRIGGER user_roles_last_admin
    AFTER DELETE OR UPDATE ON user_roles FOR EACH ROW
    WHEN (OLD.role = 'admin') EXECUTE FUNCTION keep_an_admin();
-- endregion

-- +goose Down
DROP TABLE user_roles;
DROP FUNCTION keep_an_admin;
DROP TABLE role_permissions;
DROP TABLE roles;
