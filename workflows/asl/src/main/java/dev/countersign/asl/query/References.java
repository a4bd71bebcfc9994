package dev.countersign.asl.query;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a JSONata expression refers to, each in the order of the text. Variables that the expression binds itself ({@code :=}, parameters,
 * {@code @$v}, {@code #$i}) are no references; a path that begins with one counts as a path of what it is bound to.
 *
 * @param paths what is read of the variables around the expression
 * @param calls the functions that are called by name and not bound in the expression
 * @param members the names of members in the text that are known to be below a variable, each with the place it leads to
 * @param names the names that stand where no item is at hand, and {@code $} and {@code $$} there: they read nothing in a state machine
 */
public record References(List<Path> paths, List<Name> calls, List<Name> names, List<Member> members) {

    /**
     * A variable and the members below it, as far as the text tells them: {@code $form.items[0].price} is {@code form} with {@code
     * items}, {@code price}. No members mean that the whole value is read, or one that only an evaluation could tell.
     *
     * @param variable without the {@code $}
     * @param position of the variable in the text, from 0
     * @param asWritten whether it stands there like this; otherwise by way of a bound variable or of {@code $lookup}
     */
    public record Path(String variable, List<String> members, int position, boolean asWritten) {

        public Path {
            members = List.copyOf(members);
        }

        Path member(String name, boolean written) {
            return new Path(
                    variable,
                    Stream.concat(members.stream(), Stream.of(name)).toList(),
                    position,
                    asWritten && written);
        }

        Path whole() {
            return new Path(variable, List.of(), position, asWritten);
        }
    }

    /**
     * A name in the text.
     *
     * @param position where it begins, from 0
     */
    public record Name(String name, int position) {}

    /**
     * The name of a member in the text.
     *
     * @param path up to this member
     * @param start where it begins, from 0, with its quotes if it has any
     * @param end behind it
     */
    public record Member(Path path, int start, int end) {}

    public References {
        members = members.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Member::start))
                .toList();
        paths = paths.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Path::position))
                .toList();
        calls = sorted(calls);
        names = sorted(names);
    }

    private static List<Name> sorted(List<Name> names) {
        return names.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Name::position))
                .toList();
    }

    /** What is read of one variable. */
    public Stream<Path> of(String variable) {
        return paths.stream().filter(path -> path.variable().equals(variable));
    }

    /** Whether the function is called, or handed to another one that may call it. */
    public boolean uses(String function) {
        return calls.stream().anyMatch(call -> call.name().equals(function))
                || of(function).findAny().isPresent();
    }
}
