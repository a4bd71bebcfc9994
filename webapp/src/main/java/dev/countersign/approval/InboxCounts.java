package dev.countersign.approval;

import dev.countersign.definitions.text.Text;
import java.util.List;

/**
 * How many open approvals a person has. Counting stops at {@value #MOST}, which means that many or more, so its cost is limited. Overdue approvals
 * are not counted as due today.
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
