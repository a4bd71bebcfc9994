package dev.countersign.request.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Location;
import dev.countersign.request.RequestFilter;
import dev.countersign.request.RequestFilter.Group;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterInAddressTest {

    @ParameterizedTest
    @CsvSource({
        "requests, 1",
        "requests?pages=3, 3",
        "requests?pages=99, 3",
        "requests?pages=0, 1",
        "requests?pages=-2, 1",
        "requests?pages=x, 1",
        "requests?pages=99999999999, 1"
    })
    void anAddressSaysHowLongTheListIsWithinReason(String address, int pages) {
        assertThat(FilterInAddress.part(new Location(address).getQueryParameters())
                        .pages())
                .isEqualTo(pages);
    }

    @Test
    void thePartOfTheListStandsBesideTheFilter() {
        RequestFilter filter = new RequestFilter(Group.OPEN, "desk & chair");
        ListPart part = new ListPart(Optional.of(UUID.randomUUID()), 3);
        Location address = new Location(FilterInAddress.write("requests", filter, part));
        assertThat(FilterInAddress.read(address.getQueryParameters())).isEqualTo(filter);
        assertThat(FilterInAddress.part(address.getQueryParameters())).isEqualTo(part);
        assertThat(FilterInAddress.part(new Location("requests?from=x").getQueryParameters()))
                .isEqualTo(ListPart.FIRST);
    }
}
