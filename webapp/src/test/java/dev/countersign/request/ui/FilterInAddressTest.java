package dev.countersign.request.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Location;
import dev.countersign.request.RequestFilter;
import dev.countersign.request.RequestFilter.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterInAddressTest {

    @ParameterizedTest
    @CsvSource({
        "requests, 1",
        "requests?pages=3, 3",
        "requests?pages=99, 20",
        "requests?pages=0, 1",
        "requests?pages=-2, 1",
        "requests?pages=x, 1",
        "requests?pages=99999999999, 1"
    })
    void anAddressSaysHowLongTheListIsWithinReason(String address, int pages) {
        assertThat(FilterInAddress.pages(new Location(address).getQueryParameters()))
                .isEqualTo(pages);
    }

    @Test
    void theLengthOfTheListStandsBesideTheFilter() {
        RequestFilter filter = new RequestFilter(Group.OPEN, "desk & chair");
        Location address = new Location(FilterInAddress.write("requests", filter, 3));
        assertThat(FilterInAddress.read(address.getQueryParameters())).isEqualTo(filter);
        assertThat(FilterInAddress.pages(address.getQueryParameters())).isEqualTo(3);
        assertThat(FilterInAddress.write("requests", RequestFilter.ALL, 2)).isEqualTo("requests?pages=2");
    }
}
