package dev.countersign.editor.ui.trial;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.definitions.text.Text;
import dev.countersign.trial.Difference;
import dev.countersign.trial.ReplayPage;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a draft changes in all requests together. */
final class ReplaySums extends Div {

    private static final int FIELDS = 8;

    private final transient Formats formats;
    private final Paragraph result = new Paragraph();
    private final UnorderedList more = new UnorderedList();

    ReplaySums(Formats formats) {
        this.formats = formats;
        addClassName("replay-sums");
        result.addClassName("strong");
        setVisible(false);
        add(result, more);
    }

    void show(ReplayPage page) {
        ReplayPage.Sums sums = page.sums();
        result.setText(
                sums.changed() == 0
                        ? formats.say("replay.result.none", page.done())
                        : Dotted.of(Stream.concat(
                                        Stream.of(formats.say("replay.result", sums.changed(), page.done())),
                                        Stream.of(Difference.Kind.values())
                                                .filter(sums.kinds()::containsKey)
                                                .map(kind -> formats.say(
                                                        "replay.kind.count." + kind,
                                                        sums.kinds().getOrDefault(kind, 0))))
                                .toList()));
        List<String> lines = new ArrayList<>();
        lines.addAll(steps("replay.added", sums.added()));
        lines.addAll(steps("replay.gone", sums.gone()));
        fields("replay.unused", sums.gaps().unused(), lines);
        fields("replay.unanswered", sums.gaps().unanswered(), lines);
        more.removeAll();
        lines.forEach(line -> more.add(new ListItem(line)));
        more.setVisible(!lines.isEmpty());
    }

    String sentence() {
        return result.getText();
    }

    private List<String> steps(String key, Map<Text, Integer> counts) {
        return sorted(counts)
                .map(entry -> formats.say(key, in(entry.getKey()), entry.getValue()))
                .toList();
    }

    private void fields(String key, Map<Text, Integer> counts, List<String> lines) {
        if (!counts.isEmpty()) {
            lines.add(formats.say(
                    key,
                    sorted(counts)
                            .limit(FIELDS)
                            .map(entry -> in(entry.getKey()) + " (" + entry.getValue() + ")")
                            .collect(Collectors.joining(", "))));
        }
    }

    private static Stream<Map.Entry<Text, Integer>> sorted(Map<Text, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<Text, Integer> entry) -> -entry.getValue())
                        .thenComparing(entry -> entry.getKey().standard()));
    }

    private String in(Text text) {
        return text.in(formats.language());
    }
}
