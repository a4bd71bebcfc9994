-- What a request is about, beside its title: the answer to the first short text of the form that is not the title, such as the supplier, as it is
-- searched for. Approvers read earlier requests about the same. Requests from before have none; the index is empty until the next request is submitted.
alter table request
  add column similar_key text,
  add constraint request_similar_key_length check (char_length(similar_key) <= 200);

create index request_closed_by_similar_key on request (tenant_id, similar_key, request_id desc)
  where similar_key is not null and closed_at is not null;
