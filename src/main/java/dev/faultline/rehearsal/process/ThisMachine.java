package dev.faultline.rehearsal.process;

import java.io.IOException;

/** Nodes as processes of this machine, each at a port of its loopback address. */
public final class ThisMachine implements Ground {
    private static final String LOOPBACK = "127.0.0.1";

    @Override
    public Process start(NodeProgram program) throws IOException {
        return program.command().start();
    }

    @Override
    public boolean isThisMachine() {
        return true;
    }

    @Override
    public String listens() {
        return LOOPBACK;
    }

    @Override
    public String upstream(int port) {
        return LOOPBACK + ":" + port;
    }

    @Override
    public String linkListens(String address) {
        return address + ":0";
    }

    @Override
    public void linkGone(int port) {
        // Its port was the operating system's to give, and is again.
    }

    @Override
    public String linkHost() {
        return LOOPBACK;
    }

    @Override
    public String linkAddress() {
        return LOOPBACK;
    }

    @Override
    public void close() {
        // The machine stays.
    }
}
