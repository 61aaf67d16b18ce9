CREATE EXTENSION aws_s3 CASCADE;
CREATE TABLE orders (
    id bigint PRIMARY KEY,
    customer text NOT NULL
);
