create table deployments.release_approvals (
    release_id bigint not null,
    person_id bigint not null,
    decision text not null,
    remark text,
    decided_at timestamptz not null default now(),
    constraint release_approvals_pkey primary key (release_id, person_id),
    constraint release_approvals_release_id_fkey foreign key (release_id)
        references deployments.releases (id),
    constraint release_approvals_person_id_fkey foreign key (person_id)
        references directory.people (id),
    constraint release_approvals_decision_known check (decision in ('approved', 'rejected')),
    constraint release_approvals_rejection_has_remark check (decision <> 'rejected' or remark is not null)
);

comment on table deployments.release_approvals is 'One decision per person and release; a rejection says why';
