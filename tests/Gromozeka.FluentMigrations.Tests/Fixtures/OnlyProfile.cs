using FluentMigrator;

using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Fixtures.OnlyProfile;

[Profile("Demo")]
public class Demo(Script script) : Scripted(script, 101);
