package dev.countersign.localaws.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The parameters of a call of the query protocol; lists and maps are numbered from 1: {@code Attributes.entry.1.key}. */
public record Parameters(Map<String, String> all) {

    static Parameters parse(String form) {
        var all = new LinkedHashMap<String, String>();
        for (var pair : form.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            var parts = pair.split("=", 2);
            var before = all.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            if (before != null) {
                throw malformed("The parameter " + decode(parts[0]) + " is given twice.");
            }
        }
        return new Parameters(all);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw malformed("The query string is malformed.");
        }
    }

    private static AwsError malformed(String message) {
        return new AwsError("MalformedQueryString", message, 400);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(all.get(name));
    }

    Parameters orElse(String name, String value) {
        var more = new LinkedHashMap<>(all);
        more.putIfAbsent(name, value);
        return new Parameters(more);
    }

    /** The names of all parameters; structures, lists and maps count once. */
    public Stream<String> names() {
        return all.keySet().stream().map(name -> name.split("\\.", 2)[0]).distinct();
    }

    /** The parameters below a prefix, without it. */
    public Parameters below(String prefix) {
        var below = new LinkedHashMap<String, String>();
        all.forEach((name, value) -> {
            if (name.startsWith(prefix + ".")) {
                below.put(name.substring(prefix.length() + 1), value);
            }
        });
        return new Parameters(below);
    }

    /** The structures of a list {@code <name>.member.N}, in order. */
    public List<Parameters> members(String name) {
        return numbered(name + ".member");
    }

    /** A map {@code <name>.entry.N.<key>} and {@code <value>}. */
    public Map<String, String> textMap(String name) {
        var map = new LinkedHashMap<String, String>();
        for (var entry : numbered(name + ".entry")) {
            var key = entry.text("key").orElseThrow(() -> malformed("An entry of " + name + " has no key."));
            map.put(key, entry.text("value").orElse(""));
        }
        return map;
    }

    public List<Parameters> numbered(String prefix) {
        var list = new ArrayList<Parameters>();
        var rest = below(prefix);
        for (int i = 1; ; i++) {
            var one = rest.below(Integer.toString(i));
            if (one.all().isEmpty()) {
                return list;
            }
            list.add(one);
        }
    }
}
