def target = new File(basedir, 'target')
['v1', 'v2', 'v3'].each { version ->
  assert new File(target, "LHCbdiracos-${version}.tar.gz").isFile()
  assert new File(target, "LHCbdiracos-${version}.md5").text ==~ /[0-9a-f]{32}/
  assert new File(target, "LHCbdiracos-${version}.build.json").isFile()
  assert new File(target, "LHCbdiracos-${version}.cyclonedx.json").isFile()
}
def notes = new File(target, 'LHCbdiracos-v3.release-notes.md').text
assert notes.startsWith('## LHCb v3\n')
assert notes.contains('\n### Since LHCbdiracos-v1.tar.gz\n\nOf the same version as before: ')

return true
