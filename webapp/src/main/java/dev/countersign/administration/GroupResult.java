package dev.countersign.administration;

import dev.countersign.audit.LastChange;
import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The result of a change of a group. */
public sealed interface GroupResult {

    record Saved() implements GroupResult {}

    record Created(UUID id) implements GroupResult {}

    /** The templates that ask it are published again, after the commit. */
    record Replaced() implements GroupResult {}

    /** The name is missing or too long. */
    record NameWrong() implements GroupResult {}

    /** Another group has this name. */
    record NameTaken() implements GroupResult {}

    /** A step that asks a group asks each of its members, so a group has no more than 500. */
    record Full() implements GroupResult {}

    /** The person does not exist or has left, or the group that is to replace it is not there. */
    record Unsuitable() implements GroupResult {}

    /** Members decide: only those who grant roles make themselves one, or who reports to them. */
    record OwnMembership() implements GroupResult {}

    /** An open request of the actor may ask it: only those who grant roles then change who is in it. */
    record OwnApprovers() implements GroupResult {}

    /**
     * It cannot be deleted.
     *
     * @param templates names of the templates that ask it
     * @param openRequests whether open requests of an earlier version may ask it
     */
    record InUse(List<Text> templates, boolean openRequests) implements GroupResult {

        public InUse {
            templates = List.copyOf(templates);
        }
    }

    /**
     * Somebody else has renamed it since its name was read.
     *
     * @param name its name now
     * @param last who has given it that name
     */
    record ChangedByOthers(Text name, Optional<LastChange> last) implements GroupResult {}

    record NotAllowed() implements GroupResult {}

    record NotFound() implements GroupResult {}
}
