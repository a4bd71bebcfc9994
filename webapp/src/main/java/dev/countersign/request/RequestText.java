package dev.countersign.request;

/** The condition of a search for requests by number or title. */
public final class RequestText {

    /**
     * On the row {@code r} of {@code request}, with the parameters {@code :text} ({@link
     * dev.countersign.definitions.text.SearchKey#of}) and {@code :number} ({@code ofNumber}). No index helps: the caller limits how many rows are read.
     */
    public static final String MATCHES = """
            (exists (select from (select r.title union all select t.value from jsonb_each_text(r.titles) t) as shown (title)
                where strpos(lower(regexp_replace(normalize(shown.title, nfd), '[\\u0300-\\u036f]', '', 'g')), :text) > 0)
              or (:number <> '' and strpos(replace(lower(r.number), '-', ''), :number) > 0))
            """;

    private RequestText() {}
}
