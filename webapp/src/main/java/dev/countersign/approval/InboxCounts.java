package dev.countersign.approval;

import dev.countersign.definitions.text.Text;
import java.util.List;

/**
 * How many open approvals a person has. None is counted beyond {@value #MOST}, so that counting costs the same however many there are: this
 * number means as many or more. Overdue ones are not counted as due today.
 */
public record InboxCounts(int all, int dueToday, int overdue, List<OfTemplate> templates) {

    public static final int MOST = 100;

    public InboxCounts {
        templates = List.copyOf(templates);
    }

    /**
     * Those of one template.
     *
     * @param key for {@link InboxFilter#template()}
     */
    public record OfTemplate(String key, Text name, int count) {}
}
