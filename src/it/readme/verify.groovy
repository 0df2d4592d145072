def target = new File(basedir, 'target')
['v1', 'v2'].each { version ->
  assert new File(target, "LHCbdiracos-${version}.tar.gz").isFile()
  assert new File(target, "LHCbdiracos-${version}.md5").text ==~ /[0-9a-f]{32}/
  assert new File(target, "LHCbdiracos-${version}.build.json").isFile()
}

return true
