using FluentMigrator;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Fixtures.One;

[Migration(1)]
public sealed class Step1(Script script) : Scripted(script, 1);
