--liquibase formatted sql

--changeset lake:1
create table migrated (id int);
insert into migrated values (1);
