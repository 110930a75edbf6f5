/** Given and family names of one of California's communities, and its share of the demo's signers. */
type Community = {
  share: number;
  /** Share of its signers who read the site in Spanish. */
  spanish: number;
  given: string[];
  family: string[];
};

const list = (names: string) => names.trim().split(/\s*,\s*/);

const LATIN_AMERICAN: Community = {
  share: 56,
  spanish: 0.58,
  given: list(`
    María, José, Guadalupe, Juan, Rosa, Luis, Ana, Carlos, Leticia, Jesús, Verónica, Miguel, Patricia, Francisco,
    Alejandra, Jorge, Teresa, Manuel, Silvia, Pedro, Gabriela, Rafael, Elena, Roberto, Lucía, Fernando, Yolanda,
    Ricardo, Claudia, Sergio, Adriana, Héctor, Martha, Eduardo, Norma, Raúl, Maribel, Arturo, Isabel, Javier, Blanca,
    Armando, Cecilia, Alfredo, Daniela, Enrique, Esperanza, Gustavo, Graciela, Ramón, Irma, Salvador, Beatriz, Óscar,
    Carmen, Andrés, Mónica, Ignacio, Sandra, Rubén, Araceli, Víctor, Ximena, Tomás, Marisol, Efraín, Dolores, Mateo,
    Socorro, Diego, Rocío, Abel, Consuelo, Emiliano, Angélica, Noé, Citlali, Saúl, Itzel, Gerardo`),
  family: list(`
    García, Hernández, Martínez, López, González, Rodríguez, Pérez, Sánchez, Ramírez, Torres, Flores, Rivera, Gómez,
    Díaz, Reyes, Cruz, Morales, Ortiz, Gutiérrez, Chávez, Ramos, Ruiz, Mendoza, Álvarez, Jiménez, Castillo, Vásquez,
    Romero, Herrera, Medina, Aguilar, Vargas, Guzmán, Méndez, Muñoz, Salazar, Soto, Ortega, Delgado, Castro, Ríos,
    Alvarado, Espinoza, Contreras, Estrada, Guerrero, Sandoval, Cervantes, Valdez, Ayala, Figueroa, Cortés, Luna,
    Juárez, Rosales, Villanueva, Orozco, Zamora, Cárdenas, Navarro, Trujillo, Rojas, Pineda, Barajas, Meza, Cisneros,
    Villaseñor, Zavala, Bautista, Escobar, Melgar, Portillo, Argueta, Xicay, Santiago, Osorio, Tzoc, Huerta, Magaña`),
};

const OTHERS: Community[] = [
  {
    share: 17,
    spanish: 0.02,
    given: list(`
      Daniel, Susan, Michael, Karen, David, Linda, Robert, Nancy, Thomas, Laura, Steven, Ellen, Paul, Rebecca, Mark,
      Sarah, Brian, Emily, Peter, Kathleen, Andrew, Hannah, Timothy, Margaret, Ruth, Joel, Megan, Aaron, Claire, Noah,
      Sophie, Walter, Judith, Ian, Molly, Harold, Bridget, Simon, Alice, Dennis`),
    family: list(`
      Miller, Olson, Clark, Anderson, Wright, Baker, Cohen, Murphy, Peterson, Schmidt, Sullivan, Foster, Bennett,
      Kelly, Larsen, Fischer, Walsh, Morgan, Hughes, Levine, Brooks, Hansen, Russell, Weber, Stone, Rosen, Palmer,
      Doyle, Bishop, Keller, Marsh, Novak, Silva, Costa, Becker, Whitfield, Lindqvist, Abbott, Nichols, Katz`),
  },
  {
    share: 6,
    spanish: 0.01,
    given: list(`
      Marisol, Jerome, Liza, Ramil, Grace, Rommel, Cherry, Arnel, Joy, Edwin, Maricel, Dante, Rowena, Jun, Analyn,
      Rodel, Tess, Noel, Imelda, Benigno`),
    family: list(`
      Santos, Reyes, dela Cruz, Bautista, Ocampo, Villanueva, Manalo, Aquino, Pascual, Domingo, Salonga, Macapagal,
      Tolentino, Dizon, Mercado, Panganiban, Ilagan, Sison, Quizon, Lacson`),
  },
  {
    share: 6,
    spanish: 0,
    given: list(`
      Wei, Mei, Jun, Li, Grace, Kevin, Amy, Jason, Xiao, Yan, Ming, Vivian, Alan, Winnie, Hui, Steven, Janet, Bo,
      Lena, Eric`),
    family: list(`
      Chen, Wong, Li, Wang, Lin, Lee, Huang, Liu, Chan, Ng, Zhang, Wu, Lau, Tang, Ho, Leung, Yee, Fong, Quan, Zhou`),
  },
  {
    share: 4,
    spanish: 0,
    given: list(`
      Minh, Thảo, Hùng, Lan, Tuấn, Hương, Dũng, Ngọc, Phương, Khoa, Mai, Bình, Trang, Quân, Thu, Hải, Linh, Sơn,
      Yến, Đức`),
    family: list(`Nguyễn, Trần, Lê, Phạm, Huỳnh, Hoàng, Phan, Vũ, Đặng, Bùi, Đỗ, Hồ, Ngô, Dương, Lý`),
  },
  {
    share: 5,
    spanish: 0.01,
    given: list(`
      Denise, Marcus, Yolanda, Terrence, Keisha, Reginald, Monique, Andre, Latoya, Curtis, Angela, Jamal, Renee,
      Darnell, Simone, Isaiah, Gloria, Malik, Tamara, Cedric`),
    family: list(`
      Johnson, Williams, Jackson, Robinson, Harris, Washington, Banks, Coleman, Jefferson, Hayes, Booker, Gaines,
      Dorsey, Sims, Bryant, Mosley, Franklin, Batiste, Fontenot, Tate`),
  },
  {
    share: 2,
    spanish: 0,
    given: list(
      `Priya, Harpreet, Anil, Simran, Rajesh, Gurpreet, Meera, Arjun, Kavita, Jaswinder, Imran, Ayesha`,
    ),
    family: list(`Singh, Kaur, Patel, Sharma, Gill, Dhillon, Sandhu, Rao, Shah, Khan, Ahmed, Iyer`),
  },
  {
    share: 1.5,
    spanish: 0,
    given: list(`Ji-won, Min-jun, Eunice, Daniel, Hye-jin, Sung-ho, Grace, Jae, Soo-jin, Peter`),
    family: list(`Kim, Lee, Park, Choi, Jung, Kang, Cho, Yoon, Jang, Lim`),
  },
  {
    share: 1.5,
    spanish: 0.02,
    given: list(`Ani, Armen, Nare, Tigran, Lusine, Hagop, Sona, Vahe, Talar, Aram`),
    family: list(
      `Sarkisian, Petrosyan, Grigoryan, Hakobyan, Keshishian, Avakian, Manukyan, Der Ohanian, Khachatryan`,
    ),
  },
  {
    share: 1,
    spanish: 0,
    given: list(`Leila, Reza, Nasrin, Omid, Shirin, Farhad, Layla, Omar, Yasmin, Sami`),
    family: list(`Ahmadi, Tehrani, Karimi, Rahimi, Haddad, Mansour, Nassar, Khoury, Farahani, Saleh`),
  },
];

export const communities: readonly Community[] = [LATIN_AMERICAN, ...OTHERS];
