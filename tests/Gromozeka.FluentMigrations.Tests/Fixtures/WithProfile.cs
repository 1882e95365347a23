using FluentMigrator;

using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Fixtures.WithProfile;

[Migration(1)]
public class Step1(Script script) : Scripted(script, 1);

[Profile("Demo")]
public class DemoB(Script script) : Scripted(script, 102);

[Profile("Demo")]
public class DemoA(Script script) : Scripted(script, 101);

[Profile("Other")]
public class Other(Script script) : Scripted(script, 103);
