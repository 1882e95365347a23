using FluentMigrator;

using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Fixtures.One;

[Migration(1)]
public class Step1(Script script) : Scripted(script, 1);
