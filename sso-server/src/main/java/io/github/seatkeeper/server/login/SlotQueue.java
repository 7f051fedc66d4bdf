package io.github.seatkeeper.server.login;

import io.github.seatkeeper.server.store.PasswordAttemptStore.Admission;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Where attempts wait while others under way hold all slots of their account. Short: whoever hammers one account must
 * not fill the service with waiting.
 */
final class SlotQueue {
    private static final int MAX_WAITING = 32;
    /** Another node's release is not signalled here. */
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Semaphore places = new Semaphore(MAX_WAITING);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();

    /** Tries until it is a slot, or a freeze. */
    Admission await(Supplier<Admission> take, Deadline deadline) throws TooBusyException {
        Admission admission = take.get();
        if (!(admission instanceof Admission.AllInUse)) {
            return admission;
        }
        if (!places.tryAcquire()) {
            throw tooBusy();
        }
        try {
            while (admission instanceof Admission.AllInUse) {
                waitForRelease(deadline);
                admission = take.get();
            }
            return admission;
        } finally {
            places.release();
        }
    }

    void signalRelease() {
        lock.lock();
        try {
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // waking up early only looks again early
    private void waitForRelease(Deadline deadline) throws TooBusyException {
        long remaining = deadline.remainingNanos();
        if (remaining <= 0) {
            throw tooBusy();
        }
        lock.lock();
        try {
            released.awaitNanos(Math.min(remaining, LOOK_AGAIN_NANOS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooBusy();
        } finally {
            lock.unlock();
        }
    }

    private static TooBusyException tooBusy() {
        return new TooBusyException("Too many attempts at one account are under way.");
    }
}
