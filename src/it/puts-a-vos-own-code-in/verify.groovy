import groovy.json.JsonSlurper
import org.diracgrid.diracos.fixture.BuildLog
import org.diracgrid.diracos.fixture.ReadTarball

def server = context.get('server')
server.close()
def log = new BuildLog(new File(basedir, 'build.log').toPath())

// The module with the wheel comes first, since the other depends on it.
def wheel = 'vo_tools-2.3-py2.py3-none-any.whl'
assert new File(basedir, "tools/target/$wheel").isFile()

def packages = 'diracos/usr/lib/python2.7/site-packages/'
def members = ReadTarball.members(new File(basedir, 'extension/target/VOdiracos-v1.tar.gz').toPath())
['vo_tools/submit.py', 'vo_monitor/sites.json', 'vo_graphs/__init__.py', 'legacy.py'].each {
  assert members.containsKey(packages + it)
}
assert members.containsKey('diracos/usr/bin/vo-submit')
assert !members.containsKey(packages + 'vo_graphs/unfinished.py')
assert members['diracos/VO_versions.txt'].content().readLines().drop(6) == [
    'legacy==1.4',
    "vo-graphs @ git+${server.url('/vo-graphs.git')}@${context.get('commit')}#subdirectory=python".toString(),
    'vo-monitor==0.7',
    'vo-tools==2.3']

// Only what has a place that means something elsewhere tells it.
def direct = members.keySet().findAll { it.endsWith('/direct_url.json') }
assert direct == [packages + 'vo_graphs-1.0.dist-info/direct_url.json'] as Set
assert new JsonSlurper().parseText(members[direct.first()].content()) == [
    url: server.url('/vo-graphs.git').toString(),
    subdirectory: 'python',
    vcs_info: [vcs: 'git', commit_id: context.get('commit'), requested_revision: 'v2']]

def record = new JsonSlurper().parse(new File(basedir, 'extension/target/VOdiracos-v1.build.json'))
def origins = record.distributions.collectEntries { [it.name, it.origin] }
assert origins['vo-tools'] == 'org.example.vo:vo-tools:whl:v1'
assert origins['vo-graphs'] == "git+${server.url('/vo-graphs.git')}@${context.get('commit')}#subdirectory=python"
assert origins['legacy'] == server.url('/legacy-1.4.tar.gz').toString()
assert origins['vo-monitor'].endsWith('/extension/monitor/')
// Maven 3 tells the column behind the tag, Maven 4 the one before it.
assert record.distributions.find { it.name == 'vo-tools' }.wantedBy[0] ==~
        /org\.example\.vo:vo-tools:whl:v1 \(pom\.xml:16:(17|5)\)/

assert log.run(2).contains('Nothing changed since the last build')
def asked = server.requests().collect { it.path() }
assert asked.count('/simple/legacy/') == 1 && asked.count('/legacy-1.4.tar.gz') == 1
return true
