package dev.countersign.administration;

import dev.countersign.people.PersonId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The key by which the list of people is ordered, as it was read. Who is renamed or erased meanwhile moves in the list, but the next page begins where the one
 * before has ended.
 *
 * @param nameKey the name as it is ordered
 */
public record StaffPlace(String nameKey, PersonId person) {

    private static final int ID = 36;

    /** The text may come from a URL, and PostgreSQL refuses NUL. */
    public StaffPlace {
        nameKey = nameKey.replace("\0", "");
    }

    /** For an address. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((person + nameKey).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty if the text is no place. */
    public static Optional<StaffPlace> read(String text) {
        try {
            String key = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return key.length() < ID
                    ? Optional.empty()
                    : Optional.of(
                            new StaffPlace(key.substring(ID), new PersonId(UUID.fromString(key.substring(0, ID)))));
        } catch (IllegalArgumentException noPlace) {
            return Optional.empty();
        }
    }
}
