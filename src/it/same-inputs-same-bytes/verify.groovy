def here = new File(basedir, 'target/VOdiracos-1.tar.gz')
def there = new File(basedir, 'elsewhere/VOdiracos-1.tar.gz')
assert Arrays.equals(here.bytes, there.bytes)

['VOdiracos-1.cyclonedx.json', 'VOdiracos-1.release-notes.md'].each { name ->
  def text = new File(basedir, "target/$name").text
  assert text == new File(basedir, "elsewhere/$name").text : "$name is reproducible, too"
  assert !text.contains(basedir.name) : "$name tells no path of the machine that built it"
}
assert new File(basedir, 'target/VOdiracos-1.cyclonedx.json').text.contains('"timestamp" : "2026-11-01T12:00:00Z"')

def tar = new String(new java.util.zip.GZIPInputStream(here.newInputStream()).readAllBytes(), 'ISO-8859-1')
assert !tar.contains(basedir.name) : 'no path of the machine that built it'

def log = new File(basedir, 'build.log').text
assert log.count('Nothing changed since the last build') == 1
def digest = java.security.MessageDigest.getInstance('SHA-256')
    .digest(new File(basedir, 'diracos-v0r1.tar.gz').bytes).encodeHex().toString()
assert log.contains("sha256 $digest") : 'the digest of a base that nothing vouches for is shown to copy'

return true
