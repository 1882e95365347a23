using FluentMigrator;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Fixtures.Batches;

[Migration(1)]
public class Step1(Script script) : Scripted(script, 1);

[Migration(2)]
public class Step2(Script script) : ScriptedBatches(script, 2);

[Migration(3)]
public class Step3(Script script) : Scripted(script, 3);
