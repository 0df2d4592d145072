import groovy.json.JsonSlurper
import org.diracgrid.diracos.fixture.BuildLog

def log = new BuildLog(new File(basedir, 'build.log').toPath())

def tree = log.run(1).readLines().findAll { it =~ /VO 1\.0 on|[+\\]- / }.collect { it - '[INFO] ' }
assert tree == [
    'VO 1.0 on DIRACOS v0r1',
    '\\- portal 1.4  portal[graphs]>=1 at requirements.txt:3:1',
    '   +- plotter 2.1  plotter<3; extra == "graphs"',
    '   |  \\- six 1.16.0 (base)  six',
    '   \\- six 1.16.0 (base)  six>=1.10',
]

assert new File(basedir, 'target/tree.dot').text.contains('"portal" -> "plotter"')
def json = new JsonSlurper().parse(new File(basedir, 'target/tree.json'))
assert json.nodes*.name == ['plotter', 'portal', 'six']
assert json.nodes*.inBase == [false, false, true]

def configuration = log.run(4).readLines().collect { (it - '[INFO] ').trim().split(/ {2,}/) as List }
assert ['version', 'v7', '-Ddiracos.version'] in configuration
assert ['extensionName', 'VO', 'VO.json:2:20'] in configuration.collect { it.size() > 2 ? [it[0], it[1], new File(it[2]).name] : it }
assert ['baseUrl', 'releases', 'the POM'] in configuration
assert ['targetEnvironment', 'platform_release=2.6.32', 'the POM'] in configuration
assert ['no-index', 'true', 'requirements.txt:1:1'] in configuration
assert log.run(4).contains('https://****@vo.example.org/simple')
assert !log.text().contains('secret')

assert log.failureOf(5).contains("'picture'")
assert !new File(basedir, 'target').list().any { it.endsWith('.tar.gz') }
return true
