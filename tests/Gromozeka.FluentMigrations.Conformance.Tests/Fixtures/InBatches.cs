using FluentMigrator;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Fixtures.InBatches;

[Migration(1)]
public sealed class Step1(Script script) : Scripted(script, 1);

[Migration(2)]
public sealed class Step2(Script script) : ScriptedBatches(script, 2);

[Migration(3)]
public sealed class Step3(Script script) : Scripted(script, 3);
