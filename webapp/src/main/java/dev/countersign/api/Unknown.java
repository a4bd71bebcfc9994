package dev.countersign.api;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Addresses below that of the interface at which there is nothing. */
@RestController
@Hidden
class Unknown {

    @RequestMapping(Api.EVERYTHING)
    @Needs({})
    void nothing() {
        throw new Refused(Problem.notFound());
    }
}
