// What docs/operations.md shows of looking for faults and mending them; RepairSampleTests runs it.
using Gromozeka.FluentMigrations;

namespace Gromozeka.Database.Samples.Operations;

internal static class LookAndMend
{
    public static void Look(MigrationManager migrations, TextWriter output)
    {
        foreach (var finding in migrations.Validate())
            output.WriteLine($"{finding.Code} {finding.What}\n      {finding.Remedy}");
    }

    public static void Mend(MigrationManager migrations, TextWriter output)
    {
        var plan = migrations.PlanRepair();
        foreach (var action in plan.Actions)
            output.WriteLine($"{action.Kind} {action.Code} {action.What}: {action.Does}");
        migrations.Repair(plan);
    }

    public static void Settle(MigrationManager migrations) =>
        migrations.Repair(migrations.PlanRepair(new RepairOptions { HalfDone = HalfDoneResolution.MarkApplied }));
}
