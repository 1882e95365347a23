using FluentMigrator;

using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Fixtures.WithoutTransactionBetween;

[Migration(1)]
public class Step1(Script script) : Scripted(script, 1);

[Migration(2, TransactionBehavior.None)]
public class Step2(Script script) : Scripted(script, 2);

[Migration(3)]
public class Step3(Script script) : Scripted(script, 3);
