package dev.countersign.definitions.step;

/**
 * The votes in an approval. Only the numbers count, not the order of the answers.
 *
 * @param asked how many people may answer
 */
public record Votes(int asked, int approved, int denied) {

    public Votes {
        if (approved < 0 || denied < 0 || asked < 0 || approved + denied > asked) {
            throw new IllegalArgumentException("%d approved and %d denied of %d".formatted(approved, denied, asked));
        }
    }

    public Votes approve() {
        return new Votes(asked, approved + 1, denied);
    }

    public Votes deny() {
        return new Votes(asked, approved, denied + 1);
    }
}
