-- region:chat
CREATE TABLE conversations (
    id       bigint PRIMARY KEY,
    last_seq bigint NOT NULL DEFAULT 0
);

CREATE TABLE members (
    user_id         bigint,
    conversation_id bigint REFERENCES conversations,
    read_seq        bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (user_id, conversation_id)
);
CREATE INDEX members_of ON members (conversation_id);

CREATE TABLE messages (
    conversation_id bigint REFERENCES conversations,
    seq             bigint,
    author_id       bigint NOT NULL,
    key             text NOT NULL, -- the device's, the same in a repeat
    body            text NOT NULL,
    PRIMARY KEY (conversation_id, seq),
    UNIQUE (conversation_id, author_id, key)
);
-- endregion
