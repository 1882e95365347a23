using FluentMigrator;

namespace Gromozeka.FluentMigrations.Tests.Fixtures.Twenty;

/// <summary>Not repeatable: run twice, it leaves two rows, or fails because the table is there.</summary>
public abstract class Work(int number) : Migration
{
    public override void Up()
    {
        if (number == 1)
            Create.Table("work").WithColumn("number").AsInt32().NotNullable();
        Insert.IntoTable("work").Row(new Dictionary<string, object> { ["number"] = number });
    }

    public override void Down()
    {
        if (number == 1)
            Delete.Table("work");
        else
            Delete.FromTable("work").Row(new Dictionary<string, object> { ["number"] = number });
    }
}

[Migration(1)]
public class Work1() : Work(1);

[Migration(2)]
public class Work2() : Work(2);

[Migration(3)]
public class Work3() : Work(3);

[Migration(4)]
public class Work4() : Work(4);

[Migration(5)]
public class Work5() : Work(5);

[Migration(6)]
public class Work6() : Work(6);

[Migration(7)]
public class Work7() : Work(7);

[Migration(8)]
public class Work8() : Work(8);

[Migration(9)]
public class Work9() : Work(9);

[Migration(10)]
public class Work10() : Work(10);

[Migration(11)]
public class Work11() : Work(11);

[Migration(12)]
public class Work12() : Work(12);

[Migration(13)]
public class Work13() : Work(13);

[Migration(14)]
public class Work14() : Work(14);

[Migration(15)]
public class Work15() : Work(15);

[Migration(16)]
public class Work16() : Work(16);

[Migration(17)]
public class Work17() : Work(17);

[Migration(18)]
public class Work18() : Work(18);

[Migration(19)]
public class Work19() : Work(19);

[Migration(20)]
public class Work20() : Work(20);
