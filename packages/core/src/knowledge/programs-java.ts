import type { Argument, CommandImages, CommandOperation, CommandRow, CommandWhen, ProgramRow } from "./rows.ts";
import { wordList } from "./word-list.ts";

const always: CommandWhen = { all: [] };
const tasks: Argument = { positions: "all" };

/** A task, by how its name may end: `:app:jib`. */
function task(...ends: readonly string[]): CommandWhen {
  return { argument: tasks, endsWith: ends, surely: true };
}

function taskBetween(start: string, end: string): CommandWhen {
  return { all: [{ argument: tasks, startsWith: [start], surely: true }, task(end)] };
}

/** The file of the build may say all that the command does not: the image, and a credential that goes before Docker's file. */
const push: CommandOperation = {
  does: "push",
  what: "image",
  images: [],
  reads: ["docker", "containers"],
  perhapsOwn: always,
};
const inBuildFile: CommandImages = { unseen: "the image in the file of the build" };

/** An effect of a task: with the image of these options, else with the one in the file of the build. */
function pushes(
  when: CommandWhen,
  image: readonly string[],
  own: Pick<CommandOperation, "username" | "password"> = {},
): readonly CommandOperation[] {
  return [
    { ...push, ...own, images: [{ of: { option: image } }], when },
    { ...push, ...own, images: [inBuildFile], when: { all: [when, { not: { flag: image } }] } },
  ];
}

/** https://github.com/GoogleContainerTools/jib/blob/master/jib-maven-plugin/README.md#system-properties */
const jibProperties = wordList(`-Djib.to.image -Djib.to.auth.username -Djib.to.auth.password`);
const jibCredential = {
  username: [{ option: ["-Djib.to.auth.username"] }],
  password: [{ option: ["-Djib.to.auth.password"] }],
} as const;

/** https://quarkus.io/guides/container-image#pushing */
const quarkusProperties = wordList(`
  -Dquarkus.container-image.image -Dquarkus.container-image.registry -Dquarkus.container-image.group
  -Dquarkus.container-image.name -Dquarkus.container-image.username -Dquarkus.container-image.password
  -Dquarkus.container-image.push
`);
const quarkusPushes: CommandWhen = { flag: ["-Dquarkus.container-image.push"] };
const quarkus: readonly CommandOperation[] = [
  {
    ...push,
    images: [
      { of: { option: ["-Dquarkus.container-image.image"] } },
      {
        join: ["registry", "group", "name"].map((part) => [{ option: [`-Dquarkus.container-image.${part}`] }]),
      },
    ],
    username: [{ option: ["-Dquarkus.container-image.username"] }],
    password: [{ option: ["-Dquarkus.container-image.password"] }],
    when: quarkusPushes,
  },
];

/** `:app:jib`, `jib`; `jibDockerBuild` and `jibBuildTar` push nothing. */
const gradleJib: CommandWhen = {
  any: [task(":jib"), taskBetween("jib", "jib")],
};
const gradleBuildImage: CommandWhen = {
  all: [task("bootBuildImage"), { flag: ["--publishImage"] }],
};

const gradle: CommandRow = {
  verb: [],
  applies: { any: [gradleJib, gradleBuildImage, quarkusPushes] },
  source: "https://github.com/GoogleContainerTools/jib/blob/master/jib-gradle-plugin/README.md",
  valued: wordList(`
    --image --imageName -x --exclude-task -p --project-dir -b --build-file -c --settings-file -I --init-script -g
    --gradle-user-home --max-workers --console --warning-mode --priority --project-cache-dir --include-build
    --dependency-verification -F --configuration-cache-problems
  `).concat(jibProperties, quarkusProperties),
  effects: [
    ...pushes(gradleJib, ["--image", "-Djib.to.image"], jibCredential),
    // https://docs.spring.io/spring-boot/gradle-plugin/packaging-oci-image.html
    ...pushes(gradleBuildImage, ["--imageName"]),
    ...quarkus,
  ],
  // The rest of the build.
  may: "anything",
};

/** `jib:build`, `com.google.cloud.tools:jib-maven-plugin:3.4.0:build`. */
const mavenJib: CommandWhen = {
  any: [task("jib:build"), taskBetween("com.google.cloud.tools:jib-maven-plugin", ":build")],
};
const mavenBuildImage: CommandWhen = {
  all: [
    task("spring-boot:build-image", "spring-boot:build-image-no-fork"),
    { flag: ["-Dspring-boot.build-image.publish"] },
  ],
};

const maven: CommandRow = {
  verb: [],
  applies: { any: [mavenJib, mavenBuildImage, quarkusPushes] },
  source: "https://github.com/GoogleContainerTools/jib/blob/master/jib-maven-plugin/README.md",
  valued: wordList(`
    -Dimage -Dspring-boot.build-image.imageName -f --file -pl --projects -P --activate-profiles -s --settings -gs
    --global-settings -T --threads -l --log-file -rf --resume-from -t --toolchains --color
  `).concat(jibProperties, quarkusProperties),
  effects: [
    ...pushes(mavenJib, ["-Djib.to.image", "-Dimage"], jibCredential),
    // https://docs.spring.io/spring-boot/maven-plugin/build-image.html
    ...pushes(mavenBuildImage, ["-Dspring-boot.build-image.imageName"]),
    ...quarkus,
  ],
  may: "anything",
};

/** Build tools for Java, of which plugins push images. */
export const javaPrograms: readonly ProgramRow[] = [
  {
    program: "gradle",
    aliases: ["gradlew", "gradlew.bat"],
    valued: [],
    properties: [["-D"]],
    commands: [gradle],
    otherwise: "listed",
  },
  {
    program: "mvn",
    aliases: ["mvnw", "mvnw.cmd"],
    valued: [],
    properties: [["-D", "--define"]],
    commands: [maven],
    otherwise: "listed",
  },
];
