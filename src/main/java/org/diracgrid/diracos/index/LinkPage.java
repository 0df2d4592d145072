package org.diracgrid.diracos.index;

import java.util.List;

/**
 * What a page or folder holds.
 *
 * @param links in its order
 * @param unusable what looks like a link and is none
 */
record LinkPage(List<Link> links, List<UnusableFile> unusable) {}
