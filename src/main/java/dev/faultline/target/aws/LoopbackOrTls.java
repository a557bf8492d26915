package dev.faultline.target.aws;

import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Lets no request out that is neither over TLS nor to this very machine, whatever an endpoint was overridden with. */
final class LoopbackOrTls implements ExecutionInterceptor {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        if (!"https".equals(request.protocol()) && !THIS_MACHINE.contains(request.host())) {
            throw SdkClientException.create("nothing is sent to " + request.protocol() + "://" + request.host()
                    + ": an endpoint without TLS is for a test on this machine alone");
        }
    }
}
