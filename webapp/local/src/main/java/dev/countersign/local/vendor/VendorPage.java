package dev.countersign.local.vendor;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The vendor's own page: its bookings, and its faults, which are switched here. */
@Controller
@Profile("local")
class VendorPage {

    static final String PATH = "/local/vendor";

    private static final int SHOWN = 100;

    private final Vendor vendor;

    VendorPage(Vendor vendor) {
        this.vendor = vendor;
    }

    /** A service, and what is wrong with it. */
    record Service(String kind, Fault fault, int calls) {}

    /** A row of the list. */
    record Line(Booking booking, String at) {}

    @GetMapping(PATH)
    String show(Locale locale, Model model) {
        DateTimeFormatter moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(locale)
                .withZone(ZoneId.systemDefault());
        model.addAttribute("services", services());
        model.addAttribute("faults", Fault.values());
        model.addAttribute(
                "bookings",
                vendor.bookings().stream()
                        .limit(SHOWN)
                        .map(booking -> new Line(booking, moment.format(booking.at())))
                        .toList());
        return "local/vendor";
    }

    private List<Service> services() {
        return Vendor.KINDS.stream()
                .map(kind -> new Service(kind, vendor.fault(kind), vendor.calls(kind)))
                .toList();
    }

    @PostMapping(PATH)
    String set(@RequestParam String kind, @RequestParam String fault) {
        if (Vendor.KINDS.contains(kind)) {
            Arrays.stream(Fault.values())
                    .filter(one -> one.name().equals(fault))
                    .findFirst()
                    .ifPresent(one -> vendor.set(kind, one));
        }
        return "redirect:" + PATH;
    }
}
