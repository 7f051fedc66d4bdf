package io.github.seatkeeper.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Adds up what the serving threads allocate from the moment that a request's head is read. */
final class AllocationMeter extends Handler.Wrapper {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final LongAdder requests = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    AllocationMeter(Handler metered) {
        super(metered);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long before = threads.getCurrentThreadAllocatedBytes();
        boolean handled = super.handle(request, response, callback);
        bytes.add(threads.getCurrentThreadAllocatedBytes() - before);
        requests.increment();
        return handled;
    }

    double takeAverage() {
        return (double) bytes.sumThenReset() / Math.max(1, requests.sumThenReset());
    }
}
