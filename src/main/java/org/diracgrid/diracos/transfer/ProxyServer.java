package org.diracgrid.diracos.transfer;

import java.util.Optional;

/**
 * A proxy.
 *
 * @param host of it
 * @param port of it
 * @param login who we are to it
 */
public record ProxyServer(String host, int port, Optional<Login> login) {}
