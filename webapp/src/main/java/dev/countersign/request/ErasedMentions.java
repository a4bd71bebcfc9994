package dev.countersign.request;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * People who were erased since they were named in words about requests. The words are kept as they were typed.
 *
 * @param pseudonyms by what stands in the text
 */
public record ErasedMentions(Map<RequestId, Map<String, String>> pseudonyms) {

    public ErasedMentions {
        pseudonyms = Map.copyOf(pseudonyms);
    }

    /** The words about the request with pseudonyms for the people who were erased. */
    public String in(@Nullable RequestId request, String words) {
        Map<String, String> ofRequest = request == null ? Map.of() : pseudonyms.getOrDefault(request, Map.of());
        // Of two names that begin alike the longer one counts.
        List<String> longestFirst = ofRequest.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        String shown = words;
        for (String written : longestFirst) {
            shown = Pattern.compile(Pattern.quote(written), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(shown)
                    .replaceAll(Matcher.quoteReplacement(Mention.SIGN + ofRequest.get(written)));
        }
        return shown;
    }
}
