package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A heading with the fields behind it, up to the next section.
 *
 * @param label the heading; {@link Text#NONE} for none
 * @param columns in how many columns its fields stand if there is room, 1 to 3
 * @param visibleWhen JSONata; null if the section is always shown. Fields of a section that is not shown have no answers
 */
public record Section(
        String key,
        Text label,
        Text help,
        int columns,
        @Nullable String visibleWhen) implements FormItem {

    public static final int MOST_COLUMNS = 3;

    public Section withKey(String other) {
        return new Section(other, label, help, columns, visibleWhen);
    }

    public Section labelled(Text other) {
        return new Section(key, other, help, columns, visibleWhen);
    }

    public Section helped(Text other) {
        return new Section(key, label, other, columns, visibleWhen);
    }

    public Section inColumns(int other) {
        return new Section(key, label, help, other, visibleWhen);
    }

    public Section visibleWhen(@Nullable String other) {
        return new Section(key, label, help, columns, other);
    }
}
