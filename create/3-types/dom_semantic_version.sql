create domain deployments.semantic_version as text
    constraint semantic_version_form check (value ~ '^[0-9]+[.][0-9]+[.][0-9]+(-[0-9A-Za-z.-]+)?$');

comment on domain deployments.semantic_version is 'Version of a release, such as 2.11.0 or 3.0.0-rc.1';
