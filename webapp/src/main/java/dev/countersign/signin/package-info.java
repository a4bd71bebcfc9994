/** How a person becomes the signed-in person: security of every request, the sign-in page, OpenID Connect. */
@NullMarked
package dev.countersign.signin;

import org.jspecify.annotations.NullMarked;
