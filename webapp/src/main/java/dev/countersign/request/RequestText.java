package dev.countersign.request;

/** The condition of a search for requests by number, or by words of the title. */
public final class RequestText {

    /**
     * On the row {@code r} of {@code request}, with the parameters {@code :text} ({@link
     * dev.countersign.definitions.text.SearchKey#of}) and {@code :number} ({@code ofNumber}). No index helps: the caller limits how many rows are read.
     */
    public static final String MATCHES = """
            (exists (select from (select r.title union all select t.value from jsonb_each_text(r.titles) t) as shown (title)
                  cross join lateral lower(regexp_replace(normalize(shown.title, nfd), '[\\u0300-\\u036f]', '', 'g')) as plain (title)
                where not exists (
                  select from unnest(string_to_array(:text, ' ')) as typed (word) where strpos(plain.title, typed.word) = 0))
              or (:number <> '' and strpos(replace(lower(r.number), '-', ''), :number) > 0))
            """;

    private RequestText() {}
}
