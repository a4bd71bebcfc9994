package dev.countersign.definitions.check;

import dev.countersign.definitions.form.Among;
import java.util.List;
import java.util.Optional;

/** What a template cannot know by itself: who is in an organisation. */
public interface Organisation {

    /** Of larger crowds the people are not named. */
    int FEW = 5;

    /**
     * People who can be asked, all of them active.
     *
     * @param few who they are, if there are at most {@value #FEW}; otherwise empty
     */
    record Crowd(int size, List<Someone> few) {

        public Crowd {
            few = List.copyOf(few);
        }
    }

    record Someone(String id, String name) {}

    /**
     * People who have nobody of a kind.
     *
     * @param example the name of one of them; empty if there are none
     */
    record Lacking(int number, String example) {}

    /** The members of a group; empty if there is no such group. */
    Optional<Crowd> group(String key);

    /** The active person with this email address. */
    Optional<Someone> person(String email);

    Crowd holders(Among.Role role);

    /** The people who have no active manager. */
    Lacking withoutManager();

    /** The people whose department has no active head, and those without a department. */
    Lacking withoutDepartmentHead();
}
