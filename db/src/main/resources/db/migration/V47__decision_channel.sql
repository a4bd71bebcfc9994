-- Where a decision was made: on a page of the product, or by the link of an e-mail.
alter table decision add column channel text not null default 'PRODUCT' check (channel in ('PRODUCT', 'LINK'));
