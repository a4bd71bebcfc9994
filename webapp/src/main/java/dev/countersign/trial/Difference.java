package dev.countersign.trial;

import dev.countersign.definitions.message.RequestEvent.Outcome;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One thing in which a way differs from the expected one, or from the one before. */
public sealed interface Difference {

    /** What it is about, to count and to filter by. */
    enum Kind {
        PATH,
        PEOPLE,
        OUTCOME
    }

    Kind kind();

    /**
     * A step that is not on the way any more.
     *
     * @param name of the step, or its key if the name is not known any more
     */
    record Gone(Text name, int visit, Cause cause) implements Difference {

        @Override
        public Kind kind() {
            return Kind.PATH;
        }
    }

    /** A step that is on the way now. */
    record Added(Text name, int visit, Cause cause) implements Difference {

        @Override
        public Kind kind() {
            return Kind.PATH;
        }
    }

    /** The same steps in another order. */
    record Order(List<Text> names) implements Difference {

        public Order {
            names = List.copyOf(names);
        }

        @Override
        public Kind kind() {
            return Kind.PATH;
        }
    }

    /** Others are asked at a step. */
    record People(Text name, int visit, Set<PersonId> missing, Set<PersonId> added) implements Difference {

        public People {
            missing = Set.copyOf(missing);
            added = Set.copyOf(added);
        }

        @Override
        public Kind kind() {
            return Kind.PEOPLE;
        }
    }

    /**
     * It ends in another way.
     *
     * @param expected null if it did not end
     * @param now null if it does not end
     * @param decidedBy the step that decides it now; {@link Text#NONE} if none does
     */
    record End(@Nullable Outcome expected, @Nullable Outcome now, Text decidedBy) implements Difference {

        @Override
        public Kind kind() {
            return Kind.OUTCOME;
        }
    }
}
