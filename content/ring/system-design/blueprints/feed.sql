-- region:feed
CREATE TABLE authors (
    id   bigint PRIMARY KEY,
    many boolean NOT NULL DEFAULT false -- followers: is asked, not copied
);

CREATE TABLE posts (
    id        bigint PRIMARY KEY, -- grows with time: Snowflake
    author_id bigint NOT NULL REFERENCES authors,
    body      text NOT NULL
);
CREATE INDEX posts_of_author ON posts (author_id, id DESC);

CREATE TABLE follows (
    follower_id bigint,
    author_id   bigint REFERENCES authors,
    PRIMARY KEY (follower_id, author_id)
);
CREATE INDEX followers ON follows (author_id, follower_id);

CREATE TABLE timelines ( -- may be lost: all of it is computed
    user_id bigint,
    post_id bigint,
    PRIMARY KEY (user_id, post_id)
);
-- endregion
