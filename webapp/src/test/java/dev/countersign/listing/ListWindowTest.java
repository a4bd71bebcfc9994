package dev.countersign.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListWindowTest {

    private final TreeSet<Integer> list = new TreeSet<>();
    private int reads;
    private final ListWindow<Integer, Integer> window = new ListWindow<>(Function.identity(), this::read);

    @Test
    void aWindowReachesEveryRowOnceAndNeverHoldsMoreThanThreePages() {
        fill(1_000);
        window.showFirst(Range.PAGE);
        List<Integer> seen = new ArrayList<>(window.rows());
        while (window.hasLater()) {
            window.goOn();
            assertThat(window.rows()).hasSizeLessThanOrEqualTo(ListWindow.MOST);
            window.rows().stream().filter(row -> row > seen.getLast()).forEach(seen::add);
        }
        assertThat(seen).isEqualTo(List.copyOf(list));
        while (window.hasEarlier()) {
            window.goBack();
            assertThat(window.rows()).hasSizeLessThanOrEqualTo(ListWindow.MOST);
        }
        assertThat(window.rows()).isEqualTo(rows(0, ListWindow.MOST));
    }

    @Test
    void whatIsReadAgainIsWhatStoodThereWithItsChanges() {
        fill(1_000);
        window.showFirst(Range.PAGE);
        IntStream.range(0, 5).forEach(_ -> window.goOn());
        List<Integer> before = window.rows();
        list.remove(before.get(7));
        reads = 0;
        window.readAgain();
        assertThat(window.rows()).hasSize(ListWindow.MOST).doesNotContain(before.get(7));
        assertThat(window.rows().getFirst()).isEqualTo(before.getFirst());
        assertThat(reads).isLessThanOrEqualTo(2);
    }

    @Test
    void aWindowAtTheBeginningShowsWhatCameBeforeIt() {
        fill(10);
        window.showFirst(Range.PAGE);
        list.add(-1);
        window.readAgain();
        assertThat(window.rows().getFirst()).isEqualTo(-1);
        assertThat(window.hasEarlier()).isFalse();
    }

    @Test
    void aWindowWhoseRowsAreAllGoneShowsTheBeginning() {
        fill(200);
        window.showFrom(150, Range.PAGE);
        assertThat(window.hasEarlier()).isTrue();
        list.removeIf(row -> row > 99);
        window.readAgain();
        assertThat(window.rows()).isEqualTo(rows(0, Range.PAGE));
        assertThat(window.start()).isEmpty();
    }

    @Test
    void nobodyReadsMoreThanFourPagesAtOnce() {
        assertThat(Range.first(1_000_000).limit()).isEqualTo(Range.MOST);
        assertThat(Range.first(-1).limit()).isEqualTo(1);
    }

    private void fill(int rows) {
        list.addAll(rows(0, rows));
    }

    private static List<Integer> rows(int from, int until) {
        return IntStream.range(from, until).boxed().toList();
    }

    private Page<Integer> read(Range<Integer> range) {
        reads++;
        List<Integer> found = range
                .key()
                .map(key -> switch (range.side()) {
                    case AFTER -> list.tailSet(key, false);
                    case FROM -> list.tailSet(key, true);
                    case BEFORE -> list.headSet(key, false).descendingSet();
                })
                .orElse(list)
                .stream()
                .limit(range.limit() + 1L)
                .toList();
        return Page.of(found, range);
    }
}
