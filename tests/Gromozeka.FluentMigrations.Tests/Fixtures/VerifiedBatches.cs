using FluentMigrator;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Fixtures.VerifiedBatches;

[Migration(1)]
public class Step1(Script script) : Scripted(script, 1);

[Migration(2)]
[Verify("SELECT id FROM t WHERE n > 1", Because = "a row was worked on twice")]
public class Step2(Script script) : ScriptedBatches(script, 2);

[Profile("Batched")]
public class InAProfile(Script script) : ScriptedBatches(script, 2);
