-- Secrets, in a schema (or a database) of their own, so that their backups can expire by themselves.

-- The key under which what is personal of somebody is sealed. Erasing the row erases the person.
create table person (
  community uuid not null,
  person uuid not null,
  key bytea not null check (octet_length(key) = 32),
  primary key (community, person)
);

-- The keys of the community and of the replica that all its central processes are.
create table secret (
  community uuid not null,
  owner text not null,
  name text not null,
  secret bytea not null,
  primary key (community, owner, name)
);

do $$
declare
  name text;
begin
  foreach name in array array['person', 'secret'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy apart on %I'
      ' using (community = nullif(current_setting(''app.community'', true), '''')::uuid)', name);
  end loop;
end $$;
