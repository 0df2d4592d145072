def target = new File(basedir, 'target')
assert new File(target, 'Mydiracos-v1.tar.gz').isFile()
assert new File(target, 'Mydiracos-v1.md5').text ==~ /[0-9a-f]{32}/
assert new File(target, 'Linediracos-v2.tar.gz').isFile()

def log = new File(basedir, 'build.log').text
assert log.contains("'comment' is ignored: it belongs to the build of DIRACOS itself")
assert log.contains('first 1.0')

return true
